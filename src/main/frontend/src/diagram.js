// Shows where a request stands in its process.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import { send } from './api.js';

document.querySelectorAll('[data-diagram]').forEach(async (place) => {
  const answer = await send('GET', place.dataset.diagram);
  if (!answer.ok || !answer.body?.xml) {
    place.closest('[data-diagram-section]')?.setAttribute('hidden', '');
    return;
  }
  const viewer = new NavigatedViewer({ container: place });
  await viewer.importXML(answer.body.xml);
  const canvas = viewer.get('canvas');
  const registry = viewer.get('elementRegistry');
  const mark = (id, marker) => registry.get(id) && canvas.addMarker(id, marker);
  (answer.body.done ?? []).forEach((id) => mark(id, 'step-done'));
  (answer.body.active ?? []).forEach((id) => mark(id, 'step-active'));
  const names = (answer.body.active ?? []).map((id) => registry.get(id)?.businessObject?.name).filter(Boolean);
  if (names.length > 0) {
    place.setAttribute('aria-label', `${place.getAttribute('aria-label')}: ${names.join(', ')}`);
  }
  fit(canvas, place, (answer.body.active ?? []).map((id) => registry.get(id)).filter(Boolean));
  // The page scrolls with the wheel; the diagram zooms only with the control key held or with its buttons.
  place.addEventListener('wheel', (event) => event.ctrlKey || event.stopPropagation(), { capture: true });
  place.parentElement.querySelectorAll('[data-zoom]').forEach((button) =>
    button.addEventListener('click', () => {
      const step = button.dataset.zoom;
      step === 'fit' ? canvas.zoom('fit-viewport', 'auto') : canvas.zoom(canvas.zoom() * (step === 'in' ? 1.25 : 0.8), 'auto');
    }),
  );
  place.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: { dx: 60, dy: 0 }, ArrowRight: { dx: -60, dy: 0 }, ArrowUp: { dx: 0, dy: 60 }, ArrowDown: { dx: 0, dy: -60 } }[event.key];
    if (by) {
      canvas.scroll(by);
      event.preventDefault();
    }
  });
});

/** The whole process where it stays readable; on a phone the current step and its surroundings. */
function fit(canvas, place, active) {
  canvas.zoom('fit-viewport', 'auto');
  if (canvas.zoom() < 0.5 && active.length > 0) {
    const [step] = active;
    const width = place.clientWidth / 0.7;
    const height = place.clientHeight / 0.7;
    canvas.viewbox({ x: step.x + step.width / 2 - width / 2, y: step.y + step.height / 2 - height / 2, width, height });
  }
}
