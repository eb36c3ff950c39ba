import { execFile } from 'node:child_process'

/** How a command of release.sh ended. */
export interface ScriptRun {
  code: number
  stdout: string
  stderr: string
}

/** Runs a command of the generated script as a person would, in their working copy. */
export function runScript(path: string, command: string, env: NodeJS.ProcessEnv): Promise<ScriptRun> {
  return new Promise((resolve) => {
    execFile('sh', ['generated/release.sh', command], { cwd: path, env }, (error, stdout, stderr) => {
      const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0
      resolve({ code, stdout, stderr })
    })
  })
}
