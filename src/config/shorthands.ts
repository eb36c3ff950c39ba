/** A short form: where it may stand (`*` is any key) and the long form it stands for. */
interface Shorthand {
  at: string
  expand: (value: unknown) => unknown
}

const string = (value: unknown): value is string => typeof value === 'string'

const shorthands: readonly Shorthand[] = [
  { at: 'forge', expand: (kind) => (string(kind) ? { kind } : kind) },
  { at: 'registry', expand: (host) => (string(host) ? { host } : host) },
  { at: 'binaries.*', expand: (path) => (string(path) ? { package: path } : path) },
  { at: 'files.*.from', expand: (from) => (string(from) ? [from] : from) },
  { at: 'targets.*.files.*.from', expand: (from) => (string(from) ? [from] : from) },
  { at: 'dataDirs.*', expand: (path) => (string(path) ? { path } : path) },
  { at: 'targets.*.dataDirs.*', expand: (path) => (string(path) ? { path } : path) },
  { at: 'smoke', expand: (paths) => (Array.isArray(paths) ? { paths } : paths) },
  { at: 'snapshot', expand: (on) => (on === true ? {} : on) },
  { at: 'tags.exact', expand: (form) => (string(form) ? [form] : form) },
  { at: 'tags.minor', expand: (on) => (on === true ? { from: '0.0.0' } : on) },
  { at: 'tags.major', expand: (on) => (on === true ? { from: '0.0.0' } : on) },
  { at: 'tags.latest', expand: (on) => (on === true ? { holdUntil: '0.0.0' } : on) },
]

/** Replaces every short form of a layer by its long form, so that layers merge field by field. */
export function expandShorthands(layer: unknown): Record<string, unknown> {
  const copy = structuredClone(layer) as Record<string, unknown>
  for (const { at, expand } of shorthands) replaceAt(copy, at.split('.'), expand)
  return copy
}

function replaceAt(node: unknown, [key, ...rest]: string[], expand: (value: unknown) => unknown): void {
  if (typeof node !== 'object' || node === null || key === undefined) return
  const holder = node as Record<string, unknown>
  const keys = key === '*' ? Object.keys(holder) : Object.hasOwn(holder, key) ? [key] : []
  for (const name of keys) {
    if (rest.length === 0) holder[name] = expand(holder[name])
    else replaceAt(holder[name], rest, expand)
  }
}
