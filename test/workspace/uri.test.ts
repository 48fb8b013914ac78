import { describe, expect, it } from 'vitest';
import { canonicalUri, folderOf, joinUri, nameOf, relativePath } from '../../server/src/workspace/uri.ts';

describe('URIs', () => {
  it('have one canonical spelling', () => {
    const spelled = 'file:///d%3A/%E8%A6%81%E7%82%B9%20%281%29.txt';
    expect(canonicalUri('file:///D:/要点 (1).txt')).toBe(spelled);
    expect(canonicalUri('FILE:///d%3a/./x/../%e8%a6%81点%20(1).txt')).toBe(spelled);
    expect(canonicalUri(spelled)).toBe(spelled);
  });

  it('without folders stay as they are', () => {
    expect(canonicalUri('untitled:Untitled-1')).toBe('untitled:Untitled-1');
    expect(folderOf('untitled:Untitled-1')).toBeNull();
    expect(nameOf('untitled:Untitled-1')).toBe('untitled:Untitled-1');
  });

  it('keep authority and query', () => {
    expect(canonicalUri('vscode-vfs://github/a/b.txt?ref=x#y')).toBe('vscode-vfs://github/a/b.txt?ref=x#y');
    expect(folderOf('vscode-vfs://github/a')).toBe('vscode-vfs://github/');
    expect(folderOf('vscode-vfs://github/')).toBeNull();
  });

  it('lead from folder to file and back', () => {
    const folder = 'file:///office/%E4%B8%8A%E4%BD%8D';
    const uri = joinUri(folder, '库/50%(a).txt');
    expect(nameOf(uri)).toBe('50%(a).txt');
    expect(relativePath(folder, uri)).toBe('库/50%(a).txt');
    expect(relativePath('file:///office/', uri)).toBe('上位/库/50%(a).txt');
    expect(relativePath('file:///', uri)).toBe('office/上位/库/50%(a).txt');
    expect(folderOf(uri)).toBe(joinUri(folder, '库'));
  });

  it('know what lies outside of a folder', () => {
    expect(relativePath('file:///a/b', 'file:///a/bc')).toBeNull();
    expect(relativePath('file:///a/b', 'file:///a')).toBeNull();
    expect(relativePath('file:///a/b', 'file:///a/b')).toBe('');
    expect(joinUri('file:///a', '../../..')).toBe('file:///');
  });

  it('survive what is badly encoded', () => {
    expect(nameOf('file:///a/%E8%.txt')).toBe('%E8%.txt');
    expect(joinUri('file:///a', 'x\ud800y')).toBe('file:///a/x%EF%BF%BDy');
  });
});
