// What of a message is shown where it was found, and which parts of it are what was searched for.
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** Signs before the first match, and most signs in all. */
const before = 40;
const most = 160;

/** The words that are searched for, as the server reads them: by spaces, large or small. */
export function wordsOfSearch(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether the server looks for it: one word of at least two letters, and ten words at most. */
export function isSearchable(text: string): boolean {
  const words = wordsOfSearch(text);
  return words.length <= 10 && words.some((word) => [...word].length >= 2);
}

export function excerpt(said: string, search: string): Piece[] {
  const hits = hitsOf(said, wordsOfSearch(search));
  const from = startOf(said, hits[0]?.[0] ?? 0);
  const to = endOf(said, from);
  const pieces: Piece[] = from > 0 ? [{ text: "…", isMatch: false }] : [];
  let at = from;
  for (const [start, end] of hits) {
    if (start >= to) break;
    if (start > at) pieces.push({ text: said.slice(at, start), isMatch: false });
    pieces.push({ text: said.slice(Math.max(start, at), Math.min(end, to)), isMatch: true });
    at = Math.min(end, to);
  }
  if (at < to) pieces.push({ text: said.slice(at, to), isMatch: false });
  if (to < said.length) pieces.push({ text: "…", isMatch: false });
  return pieces;
}

/** From where to where each word stands, in order, those that touch as one. */
function hitsOf(said: string, words: readonly string[]): [number, number][] {
  const folded = foldedInPlace(said);
  const all: [number, number][] = [];
  for (const word of words)
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
      all.push([at, at + word.length]);
  all.sort(([one], [other]) => one - other);
  const merged: [number, number][] = [];
  for (const [start, end] of all) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** In small letters, each sign where it was: of the few that grow, the large one stays. */
function foldedInPlace(text: string): string {
  return [...text].map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join("");
}

/** A little before the first match, at the beginning of a word. */
function startOf(said: string, match: number): number {
  if (match <= before) return 0;
  const space = said.indexOf(" ", match - before);
  return space >= 0 && space < match ? space + 1 : match;
}

/** Not within a sign that takes two places. */
function endOf(said: string, from: number): number {
  const end = Math.min(said.length, from + most);
  return /[\uDC00-\uDFFF]/.test(said[end] ?? "") ? end - 1 : end;
}
