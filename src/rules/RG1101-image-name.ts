import { grammarRule } from './grammar.ts'

/** OCI distribution specification, repository names: lower case, and on every forge at least owner and name. */
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'

const pattern = new RegExp(`^(?=.{1,255}$)${component}(?:/${component})+$`)

/** The host is the registry's, and the tag comes from git: what is left is the repository. */
export const imageName = grammarRule({
  code: 'RG1101',
  at: ['image'],
  pattern,
  called: 'an image name, owner/name in lower case',
  hint: (value) => {
    const lower = value.toLowerCase()
    if (pattern.test(lower)) return `write '${lower}'`
    return "write 'owner/name', without registry and tag"
  },
})
