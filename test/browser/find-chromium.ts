import { homedir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { installFromDebian, isProgram, onPath, run } from './programs.ts'

/**
 * A Chromium that loads unpacked extensions from the command line: Chromium itself, Chrome for Testing or Playwright's build.
 * Branded Chrome is not looked for: since version 137 it ignores `--load-extension`.
 * Order: the environment variable WRAPUP_CHROMIUM, the machine's Chromium, Chrome for Testing, Playwright's. null where there is none.
 */
export function findChromium(): string | null {
  const named = process.env['WRAPUP_CHROMIUM']
  if (named !== undefined && named !== '') return isProgram(named) ? named : null
  return onPath(['chromium', 'chromium-browser', 'chrome-for-testing']) ?? inUsualPlaces() ?? playwrights()
}

/** Finds a Chromium or installs one: with apt as root on Debian, else with Playwright's installer. Throws with one line that says what to do. */
export function findOrInstallChromium(say: (line: string) => void): string {
  const found = findChromium()
  if (found !== null) return found
  if (process.env['WRAPUP_CHROMIUM']) {
    throw new Error(`WRAPUP_CHROMIUM names ${process.env['WRAPUP_CHROMIUM']}, which is not a program.`)
  }
  say('No Chromium on this machine: installing one.')
  installFromDebian('chromium', 'fonts-dejavu-core')
  if (findChromium() === null) {
    say("No Chromium on this machine: fetching Playwright's.")
    run(process.execPath, [join('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'])
  }
  const installed = findChromium()
  if (installed === null) {
    throw new Error('No Chromium could be found or installed: install one and set WRAPUP_CHROMIUM to its program.')
  }
  return installed
}

function inUsualPlaces(): string | null {
  return (
    [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      join(homedir(), 'Applications/Chromium.app/Contents/MacOS/Chromium'),
      '/snap/bin/chromium',
    ].find(isProgram) ?? null
  )
}

function playwrights(): string | null {
  const program = chromium.executablePath()
  return isProgram(program) ? program : null
}
