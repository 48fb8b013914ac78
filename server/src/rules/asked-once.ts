/** The answer to a question that is not always asked and takes work: worked out when it is first asked for, then kept. */
export function onceAsked<Answer extends {}>(ask: () => Answer): () => Answer {
  let answer: Answer | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
