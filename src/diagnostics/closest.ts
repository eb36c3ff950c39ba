import { distance } from 'fastest-levenshtein'

/** The candidate that a person most likely meant; undefined when none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const near = Math.max(2, Math.floor(word.length / 3))
  return candidates
    .map((candidate) => ({ candidate, steps: stepsTo(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ steps }) => steps <= near)
    .sort((a, b) => a.steps - b.steps)[0]?.candidate
}

/** What was cut off at the end counts for little: `timeout` means `timeoutSeconds`. */
function stepsTo(word: string, candidate: string): number {
  return word.length > 2 && candidate.startsWith(word) ? 1 : distance(word, candidate)
}
