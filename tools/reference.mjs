// The reference of the config, docs/config.md, as Markdown from the schema: one table, one row a field.

const isConstant = (schema) => schema.const !== undefined || schema.enum !== undefined

/** What a field may hold, in a few words. */
function typeOf(schema) {
  if (schema.const !== undefined) return `\`${schema.const}\``
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ')
  if (schema.anyOf) {
    const [constants, others] = [schema.anyOf.filter(isConstant), schema.anyOf.filter((form) => !isConstant(form))]
    return [
      ...new Set([...others.map(typeOf), ...(constants.length > 0 ? [constants.map(typeOf).join(', ')] : [])]),
    ].join(' or ')
  }
  if (schema.type === 'array') return `list of ${typeOf(schema.items)}`
  return String(schema.type)
}

/** The object behind a field, whatever short forms it has beside. */
function objectOf(schema) {
  const forms = [schema, ...(schema.anyOf ?? []), ...[schema.items ?? []].flat(), ...(schema.items?.anyOf ?? [])]
  return forms.find((form) => form.type === 'object' && (form.properties || form.additionalProperties))
}

function rows(schema, path, defaults) {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const key = path === '' ? name : `${path}.${name}`
    const text = (field.description ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ')
    return [
      `| \`${key}\` | ${typeOf(field)} | ${defaultAt(defaults, key)} | ${text} |`,
      ...nested(field, key, defaults),
    ]
  })
}

/** Fields below a field. A preset repeats the whole config, and a target repeats the top. */
function nested(field, key, defaults) {
  const object = objectOf(field)
  if (!object || key === 'extends') return []
  if (key === 'targets')
    return rows({ properties: { suffix: object.additionalProperties.properties.suffix } }, 'targets.*', defaults)
  const map = object.additionalProperties
  if (map && typeof map === 'object') return objectOf(map) ? rows(objectOf(map), `${key}.*`, defaults) : []
  return rows(object, field.type === 'array' ? `${key}[]` : key, defaults)
}

/** A plain default as code; what has fields of its own shows theirs. */
function defaultAt(defaults, key) {
  const value = key.split('.').reduce((node, part) => node?.[part], defaults)
  const isPlain = value !== undefined && value !== '' && (typeof value !== 'object' || Array.isArray(value))
  return isPlain && !(Array.isArray(value) && value.length === 0)
    ? `\`${JSON.stringify(value).replaceAll('|', '\\|')}\``
    : ''
}

/** The page. */
export function reference(schema, defaults) {
  const order = [
    'extends',
    'image',
    'description',
    'registry',
    'forge',
    'actions',
    'platforms',
    'binaries',
    'build',
    'context',
  ]
  const names = [
    ...order,
    ...Object.keys(schema.properties).filter((name) => !order.includes(name) && name !== '$schema'),
  ]
  const properties = Object.fromEntries(names.map((name) => [name, schema.properties[name]]))
  return [
    '# The fields of release.config',
    '',
    'Written from the types in `src/config/types` by `npm run schema`. `*` is a name of your own, `[]` an item of a list.',
    'A target takes every field from `base` to `labels` besides its suffix. Defaults of `forge` and `outputs` are those of',
    'Gitea; on another forge they follow its facts in `src/forges`.',
    '',
    '| field | holds | default | what it is |',
    '|---|---|---|---|',
    ...rows({ properties }, '', defaults),
    '',
  ].join('\n')
}
