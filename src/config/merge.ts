import type { Dialect } from '../forges/dialect.ts'
import { forges } from '../forges/index.ts'
import { defaultsOn, featureDefaults } from './defaults.ts'
import type { Settings } from './settings.ts'
import { expandShorthands } from './shorthands.ts'

/** One source of values: the config file, a preset, or the defaults. */
export interface Layer {
  /** What messages call it: `release.config.ts`, `relgen:gitea-go-server`. */
  name: string
  /** File it was read from; null for what relgen brings along. */
  file: string | null
  value: unknown
  /** Whether it stands in for a file that could not be read. */
  unread?: boolean
}

/** The merged config, and for every leaf the layer it came from. */
export interface Resolved {
  settings: Settings
  /** Dotted key path of a leaf → its layer. */
  origins: ReadonlyMap<string, Layer>
}

/** Keys that steer the resolution itself and are no settings. */
const notSettings = new Set(['extends', 'name', '$schema'])

/** Merges layers, lowest first, over the defaults: objects merge, arrays and other values replace. */
export function merge(layers: readonly Layer[]): Resolved {
  const origins = new Map<string, Layer>()
  const settings: Record<string, unknown> = {}
  const expanded = layers.map((layer) => ({ ...layer, value: expandShorthands(layer.value) }))
  const defaults = { name: 'default', file: null, value: defaultsOn(forgeOf(expanded)) }
  for (const layer of [defaults, ...expanded]) mergeInto(settings, layer.value, [], layer, origins)
  return { settings: settings as unknown as Settings, origins }
}

/** The forge that the highest layer names: many defaults are those of a forge. */
function forgeOf(layers: readonly Layer[]): Dialect {
  const named = layers.map(({ value }) => (value as { forge?: { kind?: Dialect['kind'] } }).forge?.kind).filter(Boolean)
  return forges[named.at(-1) ?? 'gitea']
}

function mergeInto(
  into: Record<string, unknown>,
  from: object,
  at: string[],
  layer: Layer,
  origins: Map<string, Layer>,
): void {
  for (const [key, value] of Object.entries(from)) {
    if (value === undefined || (at.length === 0 && notSettings.has(key))) continue
    const path = [...at, key]
    const name = path.join('.')
    origins.set(name, layer)
    if (!isRecord(value)) {
      define(into, key, structuredClone(value))
      continue
    }
    const below = Object.hasOwn(into, key) ? into[key] : undefined
    const base = isRecord(below) ? below : structuredClone({ ...featureDefaults[name] })
    define(into, key, base)
    mergeInto(base as Record<string, unknown>, value, path, layer, origins)
  }
}

/** Sets a key of its own even when it is called `__proto__`. */
function define(into: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(into, key, { value, writable: true, enumerable: true, configurable: true })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
