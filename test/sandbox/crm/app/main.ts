import type { Viewer } from '../wire.ts'
import { getJson } from './api.ts'
import { buildFrame } from './frame.ts'
import { startRouter } from './router.ts'

const frame = buildFrame()
startRouter(frame)
try {
  frame.setViewer(await getJson<Viewer>('/api/me', AbortSignal.timeout(60_000)))
} catch {
  // Without the viewer's name the CRM still works; the views say themselves when the server is gone.
  frame.setViewer({ name: 'Signed in', email: '' })
}
