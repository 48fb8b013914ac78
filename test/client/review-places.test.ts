import { describe, expect, it } from 'vitest';
import { createReviewPlaces, type OpenText, type ReviewPlace } from '../../client/src/review-places.ts';

const text = '北京市2020年政务公开工作要点\n2019年7月8日';
const year = { start: 3, end: 7, message: 'year' };
const date = { start: 17, end: 26, message: 'date' };

/** A window with documents, and what is shown in each as to be looked at. */
function open() {
  const shown = new Map<string, readonly ReviewPlace[]>();
  const texts = new Map<string, string>();
  const places = createReviewPlaces<OpenText>(({ uri }, each) => void shown.set(uri, each));
  const document = (uri: string, isDraft = true): OpenText => ({ uri, isDraft, getText: () => texts.get(uri) ?? '' });
  const change = (uri: string, offset: number, length: number, put: string) => {
    const before = texts.get(uri) ?? '';
    texts.set(uri, before.slice(0, offset) + put + before.slice(offset + length));
    places.edited(document(uri), [{ offset, length, text: put }]);
  };
  const of = (uri: string) => {
    const each = shown.get(uri) ?? [];
    expect(places.of(uri)).toEqual(each);
    return each.map(({ start, end }) => texts.get(uri)!.slice(start, end));
  };
  const steps = {
    open: () => places.opened(document('file')),
    fill: () => change('file', 0, 0, text),
    empty: () => change('new', 0, text.length, ''),
    close: () => places.closed(document('new'), texts.has('file') ? [document('file')] : []),
  };
  texts.set('new', text);
  places.set(document('new'), [year, date]);
  return { places, document, change, of, texts, steps };
}

describe('what is to be looked at in a new draft', () => {
  it('moves with edits before it, and is done with where it was edited', () => {
    const { change, of } = open();
    expect(of('new')).toEqual(['2020', '2019年7月8日']);
    change('new', 0, 3, '上海市本级');
    expect(of('new')).toEqual(['2020', '2019年7月8日']);
    change('new', 5, 4, '2021');
    expect(of('new')).toEqual(['2019年7月8日']);
  });

  it.each([
    ['open', 'fill', 'empty', 'close'],
    ['open', 'fill', 'close'],
    ['open', 'empty', 'fill', 'close'],
    ['open', 'empty', 'close', 'fill'],
    ['open', 'close', 'fill'],
    ['empty', 'close', 'open', 'fill'],
    ['close', 'open', 'fill'],
  ] as const)('goes to the file in which it is saved: %s, %s, %s, %s', (...order) => {
    const { steps, of } = open();
    for (const step of order) steps[step]();
    expect(of('file')).toEqual(['2020', '2019年7月8日']);
    expect(of('new')).toEqual([]);
  });

  it('is there again when emptying the text was taken back', () => {
    const { change, of, steps } = open();
    steps.empty();
    expect(of('new')).toEqual([]);
    change('new', 0, 0, text);
    expect(of('new')).toEqual(['2020', '2019年7月8日']);
  });

  it('does not come into other texts, nor into what is no draft', () => {
    const { places, document, texts, of, steps, change } = open();
    steps.close();
    texts.set('plain', text);
    places.opened(document('plain', false));
    change('other', 0, 0, '别的文件');
    expect([...of('plain'), ...of('other')]).toEqual([]);
    steps.open();
    steps.fill();
    expect(of('file')).toHaveLength(2);
  });
});
