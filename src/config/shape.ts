import validate from '../../schema/config.schema.json?validator'
import type { Diagnostic, KeyPath } from '../diagnostics/diagnostic.ts'
import { toPlain } from './plain.ts'
import { describeShapeError, type ShapeError } from './shape-messages.ts'

/** A layer with everything that fits the schema, and what does not. */
export interface Shaped {
  /** The layer as plain data, without the values that were refused. */
  value: Record<string, unknown>
  diagnostics: Diagnostic[]
}

/** Checks one layer against the schema of the config. Refused values are left out, so that later rules still run. */
export function checkShape(layer: unknown): Shaped {
  const { value, diagnostics } = toPlain(layer)
  validate(value)
  const errors = collapseAlternatives((validate.errors ?? []) as ShapeError[])
  const placed = errors.map((error) => ({ error, path: pathOf(error, value) }))
  const found = placed.map(({ error, path }) => describeShapeError(error, path))
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { value: {}, diagnostics: [...diagnostics, ...found] }
  // From the back, so that taking an item out of an array does not move those that are still to go.
  for (const { path } of placed.reverse()) remove(value, path)
  return { value: value as Record<string, unknown>, diagnostics: [...diagnostics, ...found] }
}

/**
 * A value with several forms is tried against each, and each has its say. What counts is the form the person
 * meant: when the value has the type of one form, its faults; when of none, one sentence with all the types.
 */
function collapseAlternatives(errors: readonly ShapeError[]): ShapeError[] {
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf')
  return alternatives
    .sort((a, b) => b.instancePath.length - a.instancePath.length)
    .reduce<ShapeError[]>(
      (rest, { instancePath }) => {
        const inside = rest.filter((error) => isInside(error.instancePath, instancePath) && error.keyword !== 'anyOf')
        const outside = rest.filter(
          (error) => !inside.includes(error) && !(error.keyword === 'anyOf' && error.instancePath === instancePath),
        )
        const atPlace = inside.filter((error) => error.instancePath === instancePath)
        const wrongType = atPlace.filter(({ keyword }) => keyword === 'type')
        // A lone allowed value, such as `false`, says nothing that its type does not.
        const content = inside.filter(
          (error) => !wrongType.includes(error) && !(atPlace.includes(error) && error.keyword === 'const'),
        )
        return [...outside, ...(content.length > 0 ? content : oneSentence(wrongType))]
      },
      [...errors],
    )
}

function oneSentence([first, ...others]: readonly ShapeError[]): ShapeError[] {
  if (!first) return []
  const types = [first, ...others].flatMap(({ params }) => params['type'] as string | string[])
  return [{ ...first, params: { type: [...new Set(types)] } }]
}

function isInside(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}

/** Turns a JSON pointer into a key path; an unknown key is the place, not the object around it. */
function pathOf(error: ShapeError, value: unknown): KeyPath {
  const parts = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (error.keyword === 'additionalProperties') parts.push(String(error.params['additionalProperty']))
  let holder = value
  return parts.map((part) => {
    const key = Array.isArray(holder) ? Number(part) : part
    holder = (holder as Record<string | number, unknown> | undefined)?.[key]
    return key
  })
}

function remove(value: unknown, path: KeyPath): void {
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((node, key) => (node as Record<string | number, unknown> | undefined)?.[key], value)
  const key = path.at(-1)
  if (typeof holder !== 'object' || holder === null || key === undefined) return
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete (holder as Record<string, unknown>)[key]
}
