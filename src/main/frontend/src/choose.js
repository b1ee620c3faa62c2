// Choosing what to invoice: which fields go with which method, select all, and a running total to the cent.
const form = document.getElementById('choose');
const boxes = Array.from(form.querySelectorAll('input[name=itemIds]:not(:disabled)'));
const all = document.getElementById('all');
const total = document.getElementById('running-total');

document.querySelectorAll('[data-script-only]').forEach((element) => (element.hidden = false));
form.addEventListener('change', show);
all?.addEventListener('change', () => {
  boxes.forEach((box) => (box.checked = all.checked));
  show();
});
show();

function show() {
  const method = new FormData(form).get('method');
  form.querySelectorAll('[data-for-method]').forEach((part) => {
    part.hidden = !part.dataset.forMethod.split(' ').includes(method);
  });
  const chosen = boxes.filter((box) => box.checked);
  if (all) {
    all.checked = chosen.length > 0 && chosen.length === boxes.length;
    all.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
  }
  // In cents, and as whole numbers: money is never a fraction.
  const cents = chosen.reduce((sum, box) => sum + BigInt(box.dataset.open.replace('.', '')), 0n);
  total.textContent = form.dataset.total.replace('{n}', chosen.length).replace('{sum}', yuan(cents));
}

function yuan(cents) {
  const whole = (cents / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${(cents % 100n).toString().padStart(2, '0')}`;
}
