import { grammarRule } from './grammar.ts'

/** Versions of the server and the runner are compared by number. */
export const forgeVersion = grammarRule({
  code: 'RG1501',
  at: ['forge.version', 'forge.runner'],
  pattern: /^\d+(?:\.\d+){0,2}$/,
  called: 'a version',
  hint: "write what the forge's footer or `runner --version` shows: '1.27'",
})

/** A label goes into `runs-on`. */
export const runnerLabel = grammarRule({
  code: 'RG1501',
  at: ['forge.runsOn'],
  pattern: /^\w[\w.-]*$/,
  called: 'a label of a runner',
  hint: "write one label: 'ubuntu-latest'",
})
