// The reference of the config, docs/config.md, as Markdown from the schema: one table, one row a field.

/** What a field may hold, in a few words. */
function typeOf(schema) {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' or ')
  if (schema.type === 'array') return `list of ${typeOf(schema.items)}`
  return String(schema.type)
}

/** The object behind a field, whatever short forms it has beside. */
function objectOf(schema) {
  const forms = [schema, ...(schema.anyOf ?? []), ...[schema.items ?? []].flat(), ...(schema.items?.anyOf ?? [])]
  return forms.find((form) => form.type === 'object' && (form.properties || form.additionalProperties))
}

function rows(schema, path) {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const key = path === '' ? name : `${path}.${name}`
    const row = `| \`${key}\` | ${typeOf(field)} | ${(field.description ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ')} |`
    return [row, ...nested(field, key)]
  })
}

/** Fields below a field. A preset repeats the whole config, and a target repeats the top. */
function nested(field, key) {
  const object = objectOf(field)
  if (!object || key === 'extends') return []
  if (key === 'targets')
    return rows({ properties: { suffix: object.additionalProperties.properties.suffix } }, 'targets.*')
  const map = object.additionalProperties
  if (map && typeof map === 'object') return objectOf(map) ? rows(objectOf(map), `${key}.*`) : []
  return rows(object, field.type === 'array' ? `${key}[]` : key)
}

/** The page. */
export function reference(schema) {
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
    'A target takes every field from `base` to `labels` besides its suffix.',
    '',
    '| field | holds | what it is |',
    '|---|---|---|',
    ...rows({ properties }, ''),
    '',
  ].join('\n')
}
