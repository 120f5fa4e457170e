/** Requests as the API's description shows them, one after the other; a test sends them as they are. */
import type { GuideCreate, GuideImport, GuidePublish, GuideSave, GuideTryRequest } from "@centralita/contracts";
import type { z } from "zod";

const slug = "router-lights";
const title = { es: "Luces del router", en: "Lights of the router" };
const definition: z.input<typeof GuideSave>["definition"] = {
	slug,
	title,
	description: { es: "La luz de internet está roja", en: "The internet light is red" },
	examples: { es: ["la luz del router está roja"], en: ["the light of my router is red"] },
	start: "restart",
	nodes: [
		{
			id: "restart",
			kind: "step",
			title: { es: "Reinicia el router", en: "Restart the router" },
			instructions: [
				{
					shown: { es: "Desenchúfalo, espera 30 segundos y enchúfalo.", en: "Unplug it, wait 30 seconds, plug it in." },
				},
			],
			expected: { es: "La luz queda verde", en: "The light turns green" },
			worked: "solved",
			failed: "unsolved",
		},
		{ id: "solved", kind: "end", outcome: "resolved" },
		{ id: "unsolved", kind: "end", outcome: "unresolved" },
	],
};

export const editingExamples = {
	create: { slug, title, from: { type: "blank" } } satisfies GuideCreate,
	save: { revision: 1, definition } satisfies z.input<typeof GuideSave>,
	publish: { revision: 2, note: "Primera versión" } satisfies z.input<typeof GuidePublish>,
	try: { language: "es", inputs: [{ type: "choice", value: "worked" }] } satisfies z.input<typeof GuideTryRequest>,
	import: {
		file: { format: "centralita-guide", formatVersion: 1, guide: definition },
		slug: "router-lights-copy",
	} satisfies z.input<typeof GuideImport>,
};
