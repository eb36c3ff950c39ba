import { execFileSync } from 'node:child_process'

/** Tests run what is published, so it is built from the sources first. */
export default function build(): void {
  execFileSync(process.execPath, ['tools/build.mjs'], { stdio: 'inherit' })
}
