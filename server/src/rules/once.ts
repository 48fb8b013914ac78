/** A function that answers each question once and remembers what it said, for as long as it lives itself. */
export function once<Answer>(
  answer: (name: string, inherited: string | null) => Answer,
): (name: string, inherited?: string | null) => Answer {
  const known = new Map<string, Answer>();
  return (name, inherited = null) => {
    const question = `${inherited ?? ''} ${name}`;
    if (!known.has(question)) known.set(question, answer(name, inherited));
    return known.get(question)!;
  };
}
