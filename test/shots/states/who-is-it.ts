import type { Difference } from '#lib/shared/messages/agreement-view.ts'
import type { PanelView } from '#lib/shared/messages/views.ts'
import { inHours, line, whoIsIt } from '../cast.ts'

const difference = (changes: Partial<Difference>): Difference => ({
  sort: 'email',
  how: 'another',
  page: null,
  of: null,
  count: 0,
  ...changes,
})

/** Two whom the page may be about: each has something for it and something against it. */
export const severalPeople: PanelView = whoIsIt({
  tasks: [
    line({ taskId: 184467, contactName: 'Maya Okafor', company: 'Northwind Freight' }),
    line({ taskId: 184502, contactName: 'Ingrid Solheim', company: 'Fjordline', dueTo: inHours(3) }),
  ],
  candidates: [
    {
      taskId: 184467,
      tasks: 1,
      agrees: ['email', 'name'],
      differs: [difference({ sort: 'phone', how: 'elsewhere', of: 'Ingrid Solheim', count: 1 })],
    },
    {
      taskId: 184502,
      tasks: 3,
      agrees: ['phone'],
      differs: [
        difference({ sort: 'email', how: 'elsewhere', of: 'Maya Okafor', count: 1 }),
        difference({ sort: 'name', page: 'Maya Okafor' }),
      ],
    },
  ],
})

/** Names and values as long as they come, and one from right to left. */
export const longNames: PanelView = whoIsIt({
  tasks: [
    line({
      taskId: 184505,
      contactName: 'Wolfgang Amadeus Freiherr von und zu Hohenstein-Lichtenfels',
      company: 'Donaudampfschifffahrtsgesellschaft',
    }),
    line({ taskId: 184504, contactName: 'نور الهاشمي', company: 'شركة الواحة', dueTo: null }),
  ],
  candidates: [
    {
      taskId: 184505,
      tasks: 1,
      agrees: ['linkedIn', 'phone', 'name'],
      differs: [
        difference({
          page: 'wolfgang.amadeus.hohenstein-lichtenfels@donaudampfschifffahrtsgesellschaft-vertrieb.example',
        }),
      ],
    },
    {
      taskId: 184504,
      tasks: 1,
      agrees: ['email'],
      differs: [
        difference({ how: 'several', count: 4 }),
        difference({ sort: 'name', page: 'Wolfgang Amadeus Freiherr von und zu Hohenstein-Lichtenfels' }),
      ],
    },
  ],
})

/** The page could not be read at the click. */
export const onlyUnread: PanelView = whoIsIt({
  candidates: [{ taskId: 184467, tasks: 1, agrees: [], differs: [difference({ sort: 'page', how: 'unreadable' })] }],
})
