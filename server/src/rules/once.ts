import type { KnownWords } from '../text/knownWords.ts';

/** A function that answers each question about a name once and remembers what it said, for as long as it lives itself. */
export function once<Answer>(
  answer: (name: string, inherited: string | null) => Answer,
): (name: KnownWords, inherited?: string | null) => Answer {
  const known = new Map<KnownWords, Map<string | null, Answer>>();
  return (name, inherited = null) => {
    let answers = known.get(name);
    if (!answers) {
      answers = new Map();
      known.set(name, answers);
    }
    if (!answers.has(inherited)) answers.set(inherited, answer(name.text, inherited));
    return answers.get(inherited)!;
  };
}
