/**
 * relgen as a library: types and helpers for `release.config.ts`, and the compiler itself.
 *
 * @module
 */
export type { Artifact } from './artifacts/artifact.ts'
export { type Compiled, compile } from './compile.ts'
export type * from './config/types/index.ts'
export { defineConfig, definePreset } from './define.ts'
export type { Diagnostic, Severity } from './diagnostics/diagnostic.ts'
export type { ActionPin, Lock } from './lock/types.ts'
export { decideTags, type TagDecision, type TagPolicy, type TagRequest } from './plan/tags.ts'
