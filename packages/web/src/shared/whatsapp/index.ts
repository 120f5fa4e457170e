export { TemplateForm } from "./template-form.tsx";
export { templatesText } from "./text.ts";
export { WriteFirstButton } from "./write-first-button.tsx";
