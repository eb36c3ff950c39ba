import type Handlebars from 'handlebars'
import library from 'handlebars/runtime.js'

/** Templates hold shape; the helpers only quote. The runtime comes without types of its own. */
const runtime = (library as unknown as typeof Handlebars).create()
runtime.registerHelper('sh', (value: unknown) => shellWord(String(value)))
export default runtime

/** A text as one word of POSIX sh. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
