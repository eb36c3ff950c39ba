import { grammarRule } from './grammar.ts'

/** Base and builder images, as `FROM` takes them. */
export const imageReference = grammarRule({
  code: 'RG1306',
  at: ['base', 'targets.*.base', 'build.builder'],
  pattern: /^[a-zA-Z0-9][\w.-]*(?::\d+)?(?:\/[a-z0-9][\w.-]*)*(?::\w[\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/,
  called: 'an image reference',
  hint: "write name:tag, such as 'golang:1.25-alpine'",
})
