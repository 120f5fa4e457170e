/** A short name made of a title: "¿Sin señal?" becomes `sin-senal`. Empty when nothing fits. */
export const slugOf = (title: string): string =>
	title
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^[^a-z]+/, "")
		.slice(0, 60)
		.replace(/-+$/, "");
