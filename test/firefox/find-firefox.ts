import { installFromDebian, isProgram, onPath } from '#test/browser/programs.ts'

const USUAL = ['/Applications/Firefox.app/Contents/MacOS/firefox', '/snap/bin/firefox']

/**
 * The program of a Firefox: the environment variable WRAPUP_FIREFOX, or the machine's own; Firefox ESR is installed from
 * Debian where that is possible. Throws with one line that says what to do.
 */
export function findOrInstallFirefox(say: (line: string) => void): string {
  const named = process.env['WRAPUP_FIREFOX']
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named
    throw new Error(`WRAPUP_FIREFOX names ${named}, which is not a program.`)
  }
  const found = findFirefox()
  if (found !== null) return found
  say('No Firefox on this machine: installing Firefox ESR.')
  installFromDebian('firefox-esr')
  const installed = findFirefox()
  if (installed !== null) return installed
  throw new Error('No Firefox could be found or installed: install Firefox ESR and set WRAPUP_FIREFOX to its program.')
}

function findFirefox(): string | null {
  return onPath(['firefox-esr', 'firefox']) ?? USUAL.find(isProgram) ?? null
}
