import type { Layer, Resolved } from '../config/merge.ts'
import { type Diagnostic, formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'
import { place } from '../diagnostics/place.ts'
import { rules } from './index.ts'

/** Runs every rule over the merged config. A finding is placed in the layer that gave the value. */
export function validate({ settings, origins }: Resolved, config: Layer): Diagnostic[] {
  return rules.flatMap(({ code, check }) =>
    check(settings).map(({ path, message, hint, severity = 'error' }) =>
      place({ code, severity, message, hint, path: formatPath(path) }, layerOf(path, origins) ?? config),
    ),
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
