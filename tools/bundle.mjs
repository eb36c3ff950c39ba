// What the bundler is told. Templates and schemas are compiled here, so that neither compiler is needed at run time.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'
import Handlebars from 'handlebars'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

/** `import template from './x.hbs'` gives a function from a view to text. */
const templates = {
  name: 'handlebars',
  setup(build) {
    build.onLoad({ filter: /\.hbs$/ }, ({ path }) => ({
      contents: `import runtime from '${root}src/artifacts/templates.ts'
export default runtime.template(${Handlebars.precompile(readFileSync(path, 'utf8'), {
        noEscape: true,
        strict: true,
        preventIndent: true,
        knownHelpersOnly: true,
        knownHelpers: { each: true, if: true, unless: true, sh: true },
      })})`,
      loader: 'js',
      resolveDir: root,
    }))
  },
}

/** `import validate from '../schema/x.schema.json?validator'` gives ajv's compiled function. */
const validators = {
  name: 'ajv',
  setup(build) {
    build.onResolve({ filter: /\.json\?validator$/ }, ({ path }) => ({
      path: `${root}schema/${path.split('/').pop().replace('?validator', '')}`,
      namespace: 'validator',
    }))
    build.onLoad({ filter: /.*/, namespace: 'validator' }, ({ path }) => {
      const ajv = new Ajv({
        allErrors: true,
        verbose: true,
        strict: false,
        inlineRefs: true,
        code: { source: true, esm: true, lines: true },
      })
      const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')))
      return { contents: standaloneCode(ajv, validate), loader: 'js', resolveDir: root }
    })
  },
}

const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  alias: { relgen: './src/define.ts' },
  plugins: [templates, validators],
  define: { RELGEN_VERSION: JSON.stringify(version) },
  // Only the way to an error's position needs it, and it is larger than everything else together.
  external: ['ts-morph'],
  // CommonJS packages in an ES module still ask for `require`.
  banner: {
    js: "import { createRequire as relgenRequire } from 'node:module';const require = relgenRequire(import.meta.url);",
  },
  logLevel: 'warning',
}

export const options = [
  {
    ...shared,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/relgen.js',
    banner: { js: `#!/usr/bin/env node\n${shared.banner.js}` },
  },
  { ...shared, entryPoints: ['src/index.ts'], outfile: 'dist/index.js' },
]
