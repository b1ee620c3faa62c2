// form-js's file picker, redrawn: a drop zone that is also a labelled file input, a list of the chosen files, each of
// which can be taken back, and a word about a file that cannot pass before it is sent.
import { Description, Errors, FilePicker, FormContext, Label } from '@bpmn-io/form-js-viewer';
import { useContext, useRef, useState } from 'preact/hooks';

let lastKey = 0;

function Picker({ field, onChange, domId, errors = [], disabled, readonly, value }) {
  const { getService } = useContext(FormContext);
  const registry = getService('fileRegistry');
  const translate = getService('translate');
  const input = useRef(null);
  const [over, setOver] = useState(false);
  const files = value ? registry.getFiles(value) : [];
  const { maxFiles = 5, maxMegabytes = 10 } = field.properties ?? {};
  const off = disabled || readonly;

  // Each choice gets a key of its own: only a new value makes the form draw and check the field again.
  const choose = (chosen) => {
    if (value) {
      registry.deleteFiles(value);
    }
    const key = chosen.length > 0 ? `files::proof-${++lastKey}` : null;
    if (key) {
      registry.setFiles(key, chosen);
    }
    onChange({ value: key });
  };
  const add = (more) => {
    const known = new Set(files.map((file) => `${file.name}/${file.size}`));
    choose([...files, ...Array.from(more).filter((file) => !known.has(`${file.name}/${file.size}`))]);
  };
  const own = [
    ...(files.length > maxFiles ? [translate('At most {value} files.', { value: `${maxFiles}` })] : []),
    ...files.filter((file) => file.size > maxMegabytes * 1024 * 1024).map((file) => translate('{value} is too large.', { value: file.name })),
    ...files.filter((file) => file.size === 0).map((file) => translate('{value} is empty.', { value: file.name })),
  ];
  const all = [...errors, ...own];

  return (
    <div class={`fjs-form-field fjs-form-field-filepicker${all.length > 0 ? ' fjs-has-errors' : ''}`}>
      <Label htmlFor={domId} label={field.label} required={field.validate?.required} />
      <div
        class={`drop${over ? ' drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          add(event.dataTransfer.files);
        }}
      >
        <input
          ref={input}
          type="file"
          id={domId}
          name={field.key}
          class="drop-input"
          accept={field.accept}
          multiple={field.multiple}
          disabled={off}
          aria-invalid={all.length > 0}
          aria-describedby={`${domId}-description ${domId}-error-message`}
          onChange={(event) => {
            add(event.target.files);
            event.target.value = '';
          }}
        />
        <span class="drop-hint" aria-hidden="true">
          <strong>{translate('Choose files')}</strong> <span class="drop-or">{translate('or drop them here')}</span>
        </span>
      </div>
      {files.length > 0 && (
        <ul class="files">
          {files.map((file, index) => (
            <li key={`${file.name}/${file.size}`}>
              <span class="file-name">{file.name}</span>
              <span class="file-size">{size(file.size)}</span>
              <button
                type="button"
                class="file-remove"
                aria-label={translate('Remove {value}', { value: file.name })}
                onClick={() => {
                  choose(files.filter((_, other) => other !== index));
                  input.current.focus();
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <Description id={`${domId}-description`} description={field.description} />
      <Errors id={`${domId}-error-message`} errors={all} />
    </div>
  );
}

Picker.config = FilePicker.config;

function size(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

class Register {
  static $inject = ['formFields'];

  constructor(formFields) {
    formFields.register('filepicker', Picker);
  }
}

export const filePicker = { __init__: ['portalFilePicker'], portalFilePicker: ['type', Register] };
