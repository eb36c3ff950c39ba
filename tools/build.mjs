// Builds dist/: the bin as one file, the library, and the schema with its validators.
import { context } from 'esbuild'
import { options } from './bundle.mjs'

const watch = process.argv.includes('--watch')
for (const entry of options) {
  const build = await context(entry)
  if (watch) await build.watch()
  else {
    await build.rebuild()
    await build.dispose()
  }
}
