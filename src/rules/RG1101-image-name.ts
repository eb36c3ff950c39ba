import { grammarRule } from './grammar.ts'

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'

/** OCI distribution specification, repository names: lower case, and on every forge at least owner and name. */
export const imageName = grammarRule({
  code: 'RG1101',
  at: ['image'],
  pattern: new RegExp(`^(?=.{1,255}$)${component}(?:/${component})+$`),
  called: 'an image name, owner/name in lower case',
  hint: (value) => {
    const lower = value.toLowerCase()
    if (lower !== value) return `write '${lower}'`
    return "write 'owner/name', without registry and tag"
  },
})
