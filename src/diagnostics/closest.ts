import { distance } from 'fastest-levenshtein'

/** The candidate that a person most likely meant; undefined when none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const near = Math.max(2, Math.floor(word.length / 3))
  return candidates
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ steps }) => steps <= near)
    .sort((a, b) => a.steps - b.steps)[0]?.candidate
}
