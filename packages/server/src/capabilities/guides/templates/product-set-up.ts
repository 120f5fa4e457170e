import { end, say, step, text } from "../library/build.ts";
import type { Template } from "./types.ts";

/** Sets a device up in three steps. */
export const productSetUp: Template = {
	slug: "product-set-up",
	title: { es: "Puesta en marcha de un equipo", en: "Setting a device up" },
	description: {
		es: "Tres pasos para poner en marcha un equipo, con el manual a mano y un ticket si algo falla.",
		en: "Three steps to set a device up, with the manual at hand and a ticket if something fails.",
	},
	variables: [
		{
			name: "product",
			label: { es: "Equipo", en: "Device" },
			example: { es: "el equipo", en: "the device" },
			required: true,
		},
		{
			name: "manual",
			label: { es: "Dirección web del manual", en: "Web address of the manual" },
			example: { es: "https://www.example.com/manual", en: "https://www.example.com/manual" },
			required: false,
		},
	],
	definition: {
		slug: "product-set-up",
		title: { es: "Poner en marcha {{product}}", en: "Set {{product}} up" },
		description: {
			es: "Ayuda a poner en marcha {{product}} por primera vez.",
			en: "Helps to set {{product}} up for the first time.",
		},
		examples: {
			es: ["cómo instalo {{product}}", "acabo de comprar {{product}}", "primera vez con {{product}}"],
			en: ["how do I set {{product}} up", "I just bought {{product}}", "first time with {{product}}"],
		},
		escalateAfterFailures: 2,
		start: "hello",
		nodes: [
			say("hello", text("Son tres pasos cortos.", "It takes three short steps."), "plug"),
			step("plug", {
				title: { es: "Conectar", en: "Plug it in" },
				instructions: [
					text("Conecta {{product}} a la corriente.", "Plug {{product}} in."),
					text("Espera a que se encienda la luz.", "Wait for the light to come on."),
				],
				resources: [{ title: { es: "Manual", en: "Manual" }, url: "{{manual}}", kind: "link" }],
				expected: { es: "La luz queda encendida.", en: "The light stays on." },
				estimatedMinutes: 2,
				worked: "network",
				failed: "ticket",
			}),
			step("network", {
				title: { es: "Conectar a la red", en: "Join the network" },
				instructions: [
					text("Abre los ajustes de wifi de {{product}}.", "Open the Wi-Fi settings of {{product}}."),
					text("Elige tu red y escribe la clave.", "Choose your network and type the password."),
				],
				expected: { es: "Aparece como conectado.", en: "It shows as connected." },
				estimatedMinutes: 3,
				worked: "test",
				failed: "ticket",
			}),
			step("test", {
				title: { es: "Probar", en: "Try it" },
				instructions: [text("Úsalo un momento.", "Use it for a moment.")],
				expected: { es: "Todo responde bien.", en: "Everything works well." },
				estimatedMinutes: 2,
				worked: "done",
				failed: "ticket",
			}),
			{ id: "ticket", kind: "action", action: { type: "ticket", priority: "normal" }, next: "stuck" },
			end("done", "resolved", text("¡Listo! Que lo disfrutes.", "All set. Enjoy it!")),
			end("stuck", "escalated", text("El equipo te contacta para seguir.", "The team will contact you to go on.")),
		],
	},
};
