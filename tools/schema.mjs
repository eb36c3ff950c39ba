// Writes schema/config.schema.json and docs/config.md from the types of the config: comments become descriptions.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import {
  createFormatter,
  createParser,
  createProgram,
  LiteralType,
  SchemaGenerator,
  StringType,
  UnionType,
} from 'ts-json-schema-generator'
import { reference } from './reference.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const options = {
  path: `${root}src/config/types/release-config.ts`,
  tsconfig: `${root}tsconfig.json`,
  type: 'ReleaseConfig',
  topRef: false,
  expose: 'none',
  jsDoc: 'extended',
  additionalProperties: false,
  skipTypeCheck: true,
}

/** `string | false`: the generator knows unions of literals, and drops the string from this one. */
const stringOrFalse = {
  supportsType: (type) =>
    type instanceof UnionType &&
    type.getFlattenedTypes().some((part) => part instanceof StringType) &&
    type.getFlattenedTypes().some((part) => part instanceof LiteralType && part.getValue() === false),
  getDefinition: () => ({ anyOf: [{ type: 'string' }, { type: 'boolean', const: false }] }),
  getChildren: () => [],
}

const program = createProgram(options)
const formatter = createFormatter(options, (chain) => chain.addTypeFormatter(stringOrFalse))
const schema = new SchemaGenerator(program, createParser(program, options), formatter, options).createSchema(
  options.type,
)

/** The defaults as data: the module is bundled, as Node may not run TypeScript. */
const { outputFiles } = await build({
  stdin: {
    contents: `import { defaultsOn } from './src/config/defaults.ts'
      import { gitea } from './src/forges/gitea.ts'
      export const defaults = defaultsOn(gitea)`,
    resolveDir: root,
  },
  bundle: true,
  write: false,
  format: 'esm',
})
const { defaults } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
)

const files = {
  'schema/config.schema.json': `${JSON.stringify({ $schema: schema.$schema, title: 'relgen config', ...schema }, null, 2)}\n`,
  'docs/config.md': reference(schema, defaults),
}
for (const [name, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) writeFileSync(root + name, text)
  else if (readFileSync(root + name, 'utf8') !== text) {
    console.error(`${name} is not what the types say; run: npm run schema`)
    process.exitCode = 1
  }
}
