import { grammarRule } from './grammar.ts'

/** Written into every reference, so it has to be the bare host that docker takes. */
export const registryHost = grammarRule({
  code: 'RG1102',
  at: ['registry.host'],
  pattern: /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/,
  called: 'a registry host',
  hint: (value) => {
    const host = value
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .replace(/\/.*$/, '')
    return /^[a-z0-9.:-]+$/.test(host) && host !== value ? `write '${host}'` : "write a host: 'gitea.example.org'"
  },
})
