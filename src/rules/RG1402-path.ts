import { grammarRule } from './grammar.ts'

/** No part leads upwards, and none could be taken for an option or a home directory. */
const harmless = '(?!.*(?:^|/)!?(?:\\.\\.(?:/|$)|[-~]))'
const characters = '[\\w.@+,=~-]'

/** Paths of the repository: they lead downwards and need no quoting anywhere. */
export const repositoryPath = grammarRule({
  code: 'RG1402',
  at: ['context', 'files.*.from.*', 'targets.*.files.*.from.*'],
  pattern: new RegExp(`^${harmless}(?:binary:[\\w.-]+|${characters}+(?:/${characters}+)*/?)$`),
  called: 'a path below the root of the repository',
  hint: (value) =>
    /[*?]/.test(value)
      ? "name each file, or a directory with a closing / for all it holds: 'deploy/'"
      : "write it from there, with / and without '..' and no part with a - in front: 'deploy/install.sh'",
})

/** Patterns of a .dockerignore. */
export const ignorePattern = grammarRule({
  code: 'RG1402',
  at: ['ignore.*'],
  pattern: new RegExp(`^${harmless}!?(?:${characters}|[*?])+(?:/(?:${characters}|[*?])+)*/?$`),
  called: 'a pattern of a .dockerignore',
  hint: "write a path below the build context, with * and ** and a ! in front for an exception: '**/*.log'",
})

/** Paths of the image: absolute, and what they say. */
export const imagePath = grammarRule({
  code: 'RG1402',
  at: ['binDir', 'checksums', 'files.*.to', 'dataDirs.*.path'].flatMap((place) => [place, `targets.*.${place}`]),
  pattern: new RegExp(`^${harmless}(?:/${characters}+)+/?$`),
  called: 'an absolute path in the image',
  hint: "write it from the root, without '..' and no part with a - in front: '/opt/app/'",
})

/** Paths of what relgen writes. */
export const outputPath = grammarRule({
  code: 'RG1402',
  at: ['outputs.*'],
  pattern: new RegExp(`^${harmless}(?!\\.git/)${characters}+(?:/${characters}+)*$`),
  called: 'a path below the root of the repository',
  hint: "write it from there, with / and without '..' and no part with a - in front: 'deploy/Dockerfile'",
})
