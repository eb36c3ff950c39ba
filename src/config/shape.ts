import validate from '../../schema/config.schema.json?validator'
import { type Diagnostic, formatPath, type KeyPath } from '../diagnostics/diagnostic.ts'
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
  const errors = withoutTypesOfValues(collapseAlternatives((validate.errors ?? []) as ShapeError[]))
  const placed = errors.map((error) => ({ error, path: pathOf(error, value) }))
  const found = placed
    .filter(({ error, path }) => !diagnostics.some((refused) => isEcho(error, formatPath(path), refused.path ?? '')))
    .map(({ error, path }) => describeShapeError(error, path))
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { value: {}, diagnostics: [...diagnostics, ...found] }
  for (const { path } of placed) remove(value, path)
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
        const forms = atPlace.filter(({ keyword }) => keyword === 'type' || keyword === 'const')
        const content = inside.filter((error) => !forms.includes(error))
        return [...outside, ...(content.length > 0 ? content : oneSentence(forms))]
      },
      [...errors],
    )
}

/** All forms as one: the types, and single allowed values such as `false`, which say more than their type. */
function oneSentence(forms: readonly ShapeError[]): ShapeError[] {
  const values = forms.flatMap(({ keyword, params }) => (keyword === 'const' ? [params['allowedValue']] : []))
  const types = forms.flatMap(({ keyword, params }) => (keyword === 'type' ? [params['type']].flat().map(String) : []))
  const type = [...new Set(types)].filter((name) => !values.some((value) => typeof value === name))
  // The form with fields is the one worth listing.
  const first = forms.find(({ parentSchema }) => parentSchema?.properties) ?? forms[0]
  return first ? [{ ...first, keyword: 'type', params: { type, values } }] : []
}

/** Where only certain values are allowed, that they have a type is no second fault. */
function withoutTypesOfValues(errors: readonly ShapeError[]): ShapeError[] {
  const valued = new Set(
    errors.filter(({ keyword }) => /^(?:const|enum)$/.test(keyword)).map((error) => error.instancePath),
  )
  return errors.filter(({ keyword, instancePath }) => keyword !== 'type' || !valued.has(instancePath))
}

/** Whether an error only shows that something was left out already. */
function isEcho({ keyword }: ShapeError, path: string, refused: string): boolean {
  return isInside(path, refused) || (keyword === 'type' && isInside(refused, path))
}

/** Whether a place lies in another; both as JSON pointers or both as key paths. */
function isInside(path: string, place: string): boolean {
  return place === '' || path === place || (path.startsWith(place) && /^[/.[]/.test(path.slice(place.length)))
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
  // An item of an array leaves a hole, which iteration passes over, and the others keep their place.
  delete (holder as Record<string | number, unknown>)[key]
}
