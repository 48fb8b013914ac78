const chunkLength = 0x8000;

/** Base64 of bytes, the same in Node and in the browser. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // One call takes one argument per byte, and engines limit the arguments of a call.
  for (let start = 0; start < bytes.length; start += chunkLength) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + chunkLength)));
  }
  return btoa(parts.join(''));
}

/** The bytes that a base64 text stands for. Throws where it is no base64. */
export function decodeBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
