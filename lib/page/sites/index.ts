import { attio } from './attio.ts'
import { close } from './close.ts'
import { copper } from './copper.ts'
import { demo } from './demo.ts'
import { dynamics } from './dynamics.ts'
import { freshsales } from './freshsales.ts'
import { hubSpot } from './hubspot.ts'
import { linkedIn } from './linkedin.ts'
import { monday } from './monday.ts'
import { notion } from './notion.ts'
import { pipedrive } from './pipedrive.ts'
import { reply } from './reply.ts'
import { salesforce } from './salesforce.ts'
import type { BuiltInSite } from './site-rule.ts'
import { zendeskSell } from './zendesk-sell.ts'
import { zoho } from './zoho.ts'

/** Every site that Wrapup has rules for, as the options list them. Hosts do not overlap. */
export const SITES: readonly BuiltInSite[] = [
  linkedIn,
  hubSpot,
  salesforce,
  pipedrive,
  close,
  zoho,
  dynamics,
  freshsales,
  copper,
  attio,
  zendeskSell,
  monday,
  notion,
  reply,
  demo,
]
