import type { Layer, Resolved } from '../config/merge.ts'
import { type Diagnostic, formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'
import { place } from '../diagnostics/place.ts'
import { rules } from './index.ts'
import { inertText } from './RG1011-inert-text.ts'
import type { Finding } from './rule.ts'

/**
 * Runs every rule over the merged config. A finding is placed in the layer that gave the value.
 *
 * @param refused key paths of what was written and could not be taken over
 */
export function validate({ settings, origins }: Resolved, config: Layer, refused: readonly string[]): Diagnostic[] {
  const found = onceEach(rules.flatMap(({ code, check }) => check(settings).map((finding) => ({ code, ...finding }))))
  return withoutEchoes(found, refused).map(({ code, path, message, hint, severity = 'error' }) =>
    place({ code, severity, message, hint, path: formatPath(path) }, layerOf(path, origins) ?? config),
  )
}

/** What variants of an image share is found in each of them. */
function onceEach<Found extends Finding & { code: string }>(found: Found[]): Found[] {
  const told = (one: Found) => `${one.code} ${formatPath(one.path)} ${one.message}`
  return [...new Map(found.map((one) => [told(one), one])).values()]
}

/** One fault is told once: not again as something that is missing, nor as a text that does not look as it should. */
function withoutEchoes<Found extends Finding & { code: string }>(found: Found[], refused: readonly string[]): Found[] {
  const hostile = new Set(found.filter(({ code }) => code === inertText.code).map(({ path }) => formatPath(path)))
  return found
    .filter(({ lacks = [] }) => !lacks.some((path) => refused.some((place) => touches(place, formatPath(path)))))
    .filter(({ code, path }) => code === inertText.code || !hostile.has(formatPath(path)))
}

/** Whether one of two places holds the other. The whole config holds everything, and so does a preset it lacks. */
function touches(place: string, other: string): boolean {
  const holds = (outer: string, inner: string) => inner === outer || /^[.[]/.test(inner.slice(outer.length))
  return (
    place === '' ||
    /^extends\b/.test(place) ||
    (other.startsWith(place) && holds(place, other)) ||
    (place.startsWith(other) && holds(other, place))
  )
}

/** The layer of a value, or of what holds it; a default has no layer that a person could mend. */
function layerOf(path: KeyPath, origins: Resolved['origins']): Layer | undefined {
  for (let length = path.length; length > 0; length--) {
    const layer = origins.get(path.slice(0, length).join('.'))
    if (layer) return layer.name === 'default' ? undefined : layer
  }
  return undefined
}
