import { grammarRule } from './grammar.ts'

const noClimbing = '(?!.*(?:^|/)\\.\\.(?:/|$))'
const characters = '[\\w.@+,=~-]'

/** Paths of the repository: they lead downwards and need no quoting anywhere. */
export const repositoryPath = grammarRule({
  code: 'RG1402',
  at: ['context', 'ignore.*', 'files.*.from.*', 'targets.*.files.*.from.*'],
  pattern: new RegExp(`^${noClimbing}(?:binary:[\\w.-]+|!?(?:${characters}|[*?])+(?:/(?:${characters}|[*?])+)*/?)$`),
  called: 'a path below the root of the repository',
  hint: "write it from there, with / and without '..': 'deploy/install.sh'",
})

/** Paths of the image: absolute, and what they say. */
export const imagePath = grammarRule({
  code: 'RG1402',
  at: ['binDir', 'checksums', 'files.*.to', 'dataDirs.*.path'].flatMap((place) => [place, `targets.*.${place}`]),
  pattern: new RegExp(`^${noClimbing}(?:/${characters}+)+/?$`),
  called: 'an absolute path in the image',
  hint: "write it from the root, without '..': '/opt/app/'",
})

/** Paths of what relgen writes. */
export const outputPath = grammarRule({
  code: 'RG1402',
  at: ['outputs.*'],
  pattern: new RegExp(`^${noClimbing}(?!\\.git/)${characters}+(?:/${characters}+)*$`),
  called: 'a path below the root of the repository',
  hint: "write it from there, with / and without '..': 'deploy/Dockerfile'",
})
