import { demo } from './demo.ts'
import { linkedIn } from './linkedin.ts'
import type { SiteRule } from './site-rule.ts'

/** Every site that Wrapup has rules for. Hosts do not overlap, so the order says nothing. */
export const SITES: readonly SiteRule[] = [linkedIn, demo]
