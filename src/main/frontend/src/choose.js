// Choosing what to invoice: which fields go with which method, select all, a running total to the cent, and what was
// chosen on other pages of the list, which this tab remembers until it is asked for.
import { recall, remember } from './chosen.js';

const form = document.getElementById('choose');
const boxes = Array.from(form.querySelectorAll('input[name=itemIds][type=checkbox]:not(:disabled)'));
const all = document.getElementById('all');
const everything = document.getElementById('everything');
const none = document.getElementById('none');
const total = document.getElementById('running-total');
const chosen = recall(form.dataset.account);

document.querySelectorAll('[data-script-only]').forEach((element) => (element.hidden = boxes.length === 0));
// What the page came with was chosen a moment ago; hidden fields are written anew when the form is sent.
form.querySelectorAll('input[name=itemIds][type=hidden]').forEach((field) => {
  chosen.set(field.value, chosen.get(field.value) ?? null);
  field.remove();
});
boxes.forEach((box) => {
  box.checked = box.checked || chosen.has(box.value);
});
forgetWhatIsGone();
form.addEventListener('change', show);
form.addEventListener('submit', nameTheOthers);
all?.addEventListener('change', () => {
  boxes.forEach((box) => (box.checked = all.checked));
  show();
});
none.addEventListener('click', () => {
  boxes.forEach((box) => (box.checked = false));
  chosen.clear();
  if (everything) {
    everything.checked = false;
  }
  show();
});
show();

function show() {
  const method = new FormData(form).get('method');
  form.querySelectorAll('[data-for-method]').forEach((part) => {
    part.hidden = !part.dataset.forMethod.split(' ').includes(method);
  });
  boxes.forEach((box) => (box.checked ? chosen.set(box.value, box.dataset.open) : chosen.delete(box.value)));
  remember(form.dataset.account, chosen);
  const here = boxes.filter((box) => box.checked).length;
  if (all) {
    all.checked = here > 0 && here === boxes.length;
    all.indeterminate = here > 0 && here < boxes.length;
  }
  none.hidden = chosen.size === 0 && !everything?.checked;
  if (everything?.checked) {
    total.textContent = form.dataset.allChosen;
    return;
  }
  if (Array.from(chosen.values()).includes(null)) {
    total.textContent = form.dataset.someChosen.replace('{n}', chosen.size);
    return;
  }
  // In cents, and as whole numbers: money is never a fraction.
  const cents = Array.from(chosen.values()).reduce((sum, open) => sum + BigInt(open.replace('.', '')), 0n);
  total.textContent = form.dataset.total.replace('{n}', chosen.size).replace('{sum}', yuan(cents));
}

/** Something chosen earlier may have been invoiced meanwhile. */
function forgetWhatIsGone() {
  form.querySelectorAll('input[name=itemIds]:disabled').forEach((box) => chosen.delete(box.value));
  if (form.dataset.whole === 'true') {
    const here = new Set(boxes.map((box) => box.value));
    Array.from(chosen.keys()).forEach((id) => here.has(id) || chosen.delete(id));
  }
}

function nameTheOthers() {
  const here = new Set(boxes.map((box) => box.value));
  form.querySelectorAll('input[name=itemIds][type=hidden]').forEach((field) => field.remove());
  for (const id of everything?.checked ? [] : chosen.keys()) {
    if (!here.has(id)) {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'itemIds';
      field.value = id;
      form.append(field);
    }
  }
}

function yuan(cents) {
  const whole = (cents / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${(cents % 100n).toString().padStart(2, '0')}`;
}
