/** Makes a value at first use: tables that take a few milliseconds to build are not needed in every run. */
export function lazily<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
