import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { writePhonePlans } from './lib/build/phone-plans.ts'
import { findSites } from './lib/build/site-list.ts'

// Tests know the same sites as the build.
await findSites()
await writePhonePlans()

/**
 * What takes longest, in the order in which it begins: an audit of every screen fills both processors, the others mostly wait. Without an
 * earlier run Vitest would judge by the length of the file, and two of the longest would run alone at the end.
 */
const LONGEST = ['accessibility', 'undo', 'key-situations', 'waiting', 'in-view', 'survival']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`))
      return at === -1 ? LONGEST.length : at
    }
    // oxlint-disable-next-line unicorn/no-array-sort -- no array's: the sequencer's own.
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}

/** Two suites: `unit` needs nothing but Node; `e2e` drives the built extension in a real browser. */
export default defineConfig({
  plugins: [react()],
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          // A machine that does other work beside it is no fault of a property that is tried a thousand times.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          // Longer than the minute in which the product makes sixty requests at the most.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A condition comes when it comes: on a busy machine not within Vitest's second.
          expect: { poll: { timeout: 15_000 } },
          // Two Chromiums at a time: most of a test is waiting (an undo window, an alarm), and each file has a browser of its own.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'firefox',
          include: ['test/firefox/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
          // Two Firefoxes at a time, for the same reason.
          maxWorkers: 2,
        },
      },
    ],
  },
})
