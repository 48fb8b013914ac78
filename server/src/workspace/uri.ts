/** A URI with `//`: scheme and authority, path, and whatever follows a `?` or `#`. */
const shape = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*)([^?#]*)(.*)$/s;

/** Encodes one segment of a path as editors do: everything but letters, digits and `-._~`. */
export function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The characters of one encoded segment; one that is not well encoded stays as it is. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/**
 * One spelling for each URI, so that `file:///D:/要点.txt` and `file:///d%3A/%E8%A6%81%E7%82%B9.txt` compare equal:
 * segments encoded in one way, drive letter in lower case, no slash at the end, `.` and `..` resolved.
 * A URI without `//` (`untitled:Untitled-1`) stays as it is.
 */
export function canonicalUri(uri: string): string {
  const parts = shape.exec(uri);
  if (!parts) return uri;
  const segments: string[] = [];
  for (const encoded of parts[2]!.split('/')) {
    const segment = decodeSegment(encoded);
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(segment);
  }
  if (segments[0] && /^[A-Za-z]:$/.test(segments[0])) segments[0] = segments[0].toLowerCase();
  return `${parts[1]!.toLowerCase()}/${segments.map(encodeSegment).join('/')}${parts[3]!}`;
}

/** The folder that holds a file or folder; `null` for a root and for URIs that have no folders. */
export function folderOf(uri: string): string | null {
  const parts = shape.exec(canonicalUri(uri));
  if (!parts || parts[2] === '/') return null;
  return parts[1]! + (parts[2]!.slice(0, parts[2]!.lastIndexOf('/')) || '/');
}

/** The last segment, decoded: the file's name. */
export function nameOf(uri: string): string {
  const path = shape.exec(uri)?.[2] ?? uri;
  const trimmed = path.endsWith('/') ? path.slice(0, -1) : path;
  return decodeSegment(trimmed.slice(trimmed.lastIndexOf('/') + 1));
}

/** The URI of a path below a folder: `上位文件/a.txt`, `/` between the segments, nothing encoded. `..` leads upwards, a root stays a root. */
export function joinUri(folder: string, path: string): string {
  const parts = shape.exec(folder);
  if (!parts) return folder;
  return canonicalUri(`${parts[1]}${parts[2]}/${path.split('/').map(encodeSegment).join('/')}`);
}

/** The decoded path from a folder to something inside it, empty for the folder itself; `null` for what is outside. */
export function relativePath(folder: string, uri: string): string | null {
  const base = canonicalUri(folder);
  const target = canonicalUri(uri);
  if (base === target) return '';
  const prefix = base.endsWith('/') ? base : `${base}/`;
  if (!target.startsWith(prefix)) return null;
  return target.slice(prefix.length).split('/').map(decodeSegment).join('/');
}
