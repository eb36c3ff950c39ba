import { closest } from '../diagnostics/closest.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { place } from '../diagnostics/place.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Layer } from './merge.ts'
import { builtinPresets } from './presets/builtin.ts'
import { checkShape } from './shape.ts'

/** Presets read from files, by the text that names them in `extends`, seen from the file that names them. */
export type PresetLookup = (name: string, from: Layer) => Layer | undefined

/** The layers of a config, lowest first, each checked against the schema. */
export interface Layers {
  layers: Layer[]
  diagnostics: Diagnostic[]
  /** Key paths of what was written and could not be taken over; `extends` for a preset that is not there. */
  refused: string[]
}

type Collected = Pick<Layers, 'layers' | 'diagnostics'>

/** Spreads a config over its presets. Later presets win over earlier ones, the config over all. */
export function collectLayers(config: Layer, lookup: PresetLookup = () => undefined): Layers {
  const { layers, diagnostics } = collect(config, lookup, [])
  const unread = layers.some((layer) => layer.unread === true) ? ['extends'] : []
  return { layers, diagnostics, refused: [...diagnostics.map(({ path = '' }) => path), ...unread] }
}

function collect(layer: Layer, lookup: PresetLookup, holders: readonly Layer[]): Collected {
  const { value, diagnostics } = checkShape(holders.length > 0 ? withoutName(layer.value) : layer.value)
  const placed = diagnostics.map((diagnostic) => place(diagnostic, layer))
  const inside = [...holders, layer]
  const extended = (Array.isArray(value['extends']) ? value['extends'] : []).map((entry, index): Collected => {
    const preset = find(entry, layer, lookup)
    if (!preset) return { layers: [], diagnostics: [place(unknownPreset(String(entry), index), layer)] }
    const holder = inside.findIndex(({ name }) => name === preset.name)
    if (holder < 0) return collect(preset, lookup, inside)
    const round = [...inside.slice(holder), preset].map(({ name }) => name).join(' → ')
    return { layers: [], diagnostics: [place(presetCycle(round, index), layer)] }
  })
  return {
    layers: [...extended.flatMap(({ layers }) => layers), { ...layer, value }],
    diagnostics: [...extended.flatMap((below) => below.diagnostics), ...placed],
  }
}

function find(entry: unknown, layer: Layer, lookup: PresetLookup): Layer | undefined {
  if (typeof entry === 'object' && entry !== null) {
    return { name: String((entry as { name?: unknown }).name), file: null, value: entry }
  }
  const name = String(entry)
  const builtin = Object.hasOwn(builtinPresets, name) ? builtinPresets[name] : undefined
  return builtin ? { name, file: null, value: builtin } : lookup(name, layer)
}

function withoutName(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { name, ...fields } = value as Record<string, unknown>
  return fields
}

function unknownPreset(name: string, index: number): Diagnostic {
  const known = Object.keys(builtinPresets)
  const meant = closest(name, known)
  const isPath = /^\.{0,2}\//.test(name)
  return {
    code: 'RG1008',
    severity: 'error',
    message: isPath ? `there is no preset file ${name}` : `there is no preset ${quoted(name)}`,
    hint: isPath
      ? 'check the path; it is seen from the file that names it'
      : meant
        ? `did you mean ${meant}?`
        : `write a path that starts with ./ or one of: ${known.join(', ')}`,
    path: `extends[${index}]`,
  }
}

function presetCycle(round: string, index: number): Diagnostic {
  return {
    code: 'RG1009',
    severity: 'error',
    message: `presets extend each other in a circle: ${round}`,
    hint: 'take one of the entries out',
    path: `extends[${index}]`,
  }
}
