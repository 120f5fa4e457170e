import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, say, step, text } from "./build.ts";

/** No way into an account: forgotten password, blocked, no code, or somebody else got in. Never asks for a secret. */
export const accountRecovery: GuideDefinition = {
	slug: "account-recovery",
	title: { es: "No puedo entrar a mi cuenta", en: "I can't sign in to my account" },
	description: {
		es: "Contraseña olvidada, cuenta bloqueada, el código no llega o alguien entró a la cuenta.",
		en: "Forgotten password, locked account, missing code, or somebody else got into the account.",
	},
	examples: {
		es: [
			"no puedo entrar a mi cuenta",
			"olvidé mi contraseña",
			"no me acuerdo de la clave",
			"mi cuenta está bloqueada",
			"quiero cambiar mi contraseña",
			"quiero recuperar mi cuenta",
			"quiero restablecer mi clave",
			"no me llega el código de verificación",
			"me hackearon la cuenta",
			"dice contraseña incorrecta",
			"perdí mi usuario y contraseña",
		],
		en: [
			"I can't log in to my account",
			"I forgot my password",
			"I don't remember my password",
			"my account is locked",
			"I want to change my password",
			"I need to reset my password",
			"I'm not getting the verification code",
			"my account was hacked",
			"it says wrong password",
			"I want to recover my account",
		],
	},
	start: "safety",
	escalateAfterFailures: 2,
	nodes: [
		say(
			"safety",
			text(
				"Una cosa antes: nunca me digas tu contraseña ni un código que te llegue; nadie del equipo te los va a pedir.",
				"One thing first: never tell me your password or a code that you receive; nobody on the team will ask for them.",
			),
			"situation",
		),
		ask("situation", {
			text: text(
				"¿Qué pasó: olvidaste la contraseña, la cuenta está bloqueada, no te llega el código, o crees que alguien entró a tu cuenta?",
				"What happened: did you forget the password, is the account locked, does the code not arrive, or do you think somebody got into it?",
			),
			variable: "situation",
			answer: "choice",
			choices: [
				{
					value: "forgot",
					label: { es: "Olvidé la contraseña", en: "I forgot the password" },
					synonyms: {
						es: [
							"olvidé",
							"la olvidé",
							"me olvidé",
							"no me acuerdo",
							"no la recuerdo",
							"contraseña",
							"la clave",
							"contraseña incorrecta",
							"cambiarla",
							"lo primero",
						],
						en: [
							"forgot",
							"i forgot it",
							"forgotten",
							"don't remember",
							"can't remember",
							"the password",
							"wrong password",
							"change it",
						],
					},
					next: "reset",
				},
				{
					value: "locked",
					label: { es: "Está bloqueada", en: "It is locked" },
					synonyms: {
						es: ["bloqueada", "bloqueado", "se bloqueó", "me bloquearon", "suspendida"],
						en: ["locked", "blocked", "suspended", "locked out"],
					},
					next: "locked",
				},
				{
					value: "code",
					label: { es: "No me llega el código", en: "The code does not arrive" },
					synonyms: {
						es: ["el código", "código", "no llega", "mensaje", "sms", "cambié de teléfono"],
						en: ["the code", "code", "text message", "sms", "new phone", "verification"],
					},
					next: "code",
				},
				{
					value: "hacked",
					label: { es: "Alguien entró a mi cuenta", en: "Somebody got into it" },
					synonyms: {
						es: ["me hackearon", "hackeada", "alguien entró", "me robaron la cuenta", "no fui yo"],
						en: ["hacked", "somebody got in", "someone got in", "stolen", "it wasn't me"],
					},
					next: "hacked-warning",
				},
			],
		}),
		step("reset", {
			title: { es: "Pedir una contraseña nueva", en: "Ask for a new password" },
			instructions: [
				text(
					"Abre la página donde entras y toca «¿Olvidaste tu contraseña?».",
					'Open the page where you sign in and tap "Forgot your password?".',
				),
				text(
					"Escribe el correo o el usuario de tu cuenta y confirma.",
					"Type your account's e-mail or user name and confirm.",
				),
				text(
					"Abre el correo que te llega y sigue el enlace. Mira también en correo no deseado.",
					"Open the e-mail that arrives and follow the link. Look in the spam folder too.",
				),
				text(
					"Elige una contraseña larga que no uses en otro lado y entra con ella.",
					"Choose a long password that you don't use anywhere else, and sign in with it.",
				),
			],
			warnings: [
				{
					es: "entra siempre escribiendo la dirección tú mismo, no por un enlace de un mensaje que no pediste.",
					en: "always type the address yourself, don't use a link from a message you didn't ask for.",
				},
			],
			expected: {
				es: "entras a tu cuenta con la contraseña nueva.",
				en: "you are in your account with the new password.",
			},
			help: text(
				"El correo puede tardar unos cinco minutos y sirve una sola vez.",
				"The e-mail can take about five minutes, and its link works only once.",
			),
			estimatedMinutes: 8,
			worked: "solved",
			failed: "which-email",
		}),
		ask("which-email", {
			text: text(
				"¿Tienes acceso al correo con el que abriste la cuenta?",
				"Do you have access to the e-mail address that you opened the account with?",
			),
			variable: "hasEmail",
			answer: "boolean",
			choices: [
				{ value: "yes", label: { es: "Sí", en: "Yes" }, next: "try-again" },
				{
					value: "no",
					label: { es: "No", en: "No" },
					synonyms: {
						es: ["no sé", "lo perdí", "ya no lo uso"],
						en: ["i don't know", "i lost it", "i don't use it anymore"],
					},
					next: "needs-person",
				},
			],
		}),
		step("try-again", {
			title: { es: "Probar de nuevo", en: "Try again" },
			instructions: [
				text(
					"Cierra el navegador, ábrelo otra vez y pide la contraseña nueva con el correo escrito con cuidado, sin espacios.",
					"Close the browser, open it again and ask for the new password, typing the e-mail carefully without blanks.",
				),
				text(
					"Espera cinco minutos y usa solamente el último correo que llegue.",
					"Wait five minutes and use only the last e-mail that arrives.",
				),
			],
			expected: { es: "entras a tu cuenta.", en: "you are in your account." },
			estimatedMinutes: 8,
			worked: "solved",
			failed: "needs-person",
		}),
		step("locked", {
			title: { es: "Cuenta bloqueada", en: "Locked account" },
			instructions: [
				text(
					"Por seguridad, la cuenta se bloquea un rato después de varios intentos. Espera quince minutos sin probar.",
					"For safety, an account locks for a while after several attempts. Wait fifteen minutes without trying.",
				),
				text(
					"Después pide una contraseña nueva con «¿Olvidaste tu contraseña?» y entra con ella.",
					'Then ask for a new password with "Forgot your password?" and sign in with it.',
				),
			],
			expected: { es: "entras a tu cuenta.", en: "you are in your account." },
			help: text(
				"Si no quieres esperar en línea, puedo dejar anotado tu caso: di «quiero una persona».",
				'If you don\'t want to wait on the line, I can note your case: say "I want a person".',
			),
			estimatedMinutes: 20,
			worked: "solved",
			failed: "needs-person",
		}),
		step("code", {
			title: { es: "El código no llega", en: "The code does not arrive" },
			instructions: [
				text(
					"Revisa que el teléfono tenga señal y que la hora esté en automático.",
					"Check that the phone has signal and its clock is set automatically.",
				),
				text(
					"Pide el código otra vez y espera dos minutos. Usa solamente el último.",
					"Ask for the code again and wait two minutes. Use only the last one.",
				),
				text("Si tienes códigos de respaldo guardados, usa uno.", "If you saved backup codes, use one."),
			],
			expected: { es: "el código llega y entras a tu cuenta.", en: "the code arrives and you are in your account." },
			help: text(
				"Los códigos de respaldo son los que se guardan al activar la verificación en dos pasos.",
				"Backup codes are the ones you saved when you turned on two-step verification.",
			),
			estimatedMinutes: 5,
			worked: "solved",
			failed: "needs-person",
		}),
		say(
			"hacked-warning",
			text(
				"Lo vemos enseguida. No respondas mensajes que te pidan códigos o dinero.",
				"Let's take care of it now. Don't answer messages that ask you for codes or money.",
			),
			"secure",
		),
		step("secure", {
			title: { es: "Asegurar la cuenta", en: "Secure the account" },
			instructions: [
				text(
					"Si todavía puedes entrar, cambia la contraseña ahora; si no, pide una nueva con «¿Olvidaste tu contraseña?».",
					'If you can still sign in, change the password now; if not, ask for a new one with "Forgot your password?".',
				),
				text(
					"En la configuración de seguridad, cierra las demás sesiones y activa la verificación en dos pasos.",
					"In the security settings, sign out of all other sessions and turn on two-step verification.",
				),
			],
			expected: {
				es: "entras tú y ya no hay otras sesiones abiertas.",
				en: "you are in and there are no other sessions.",
			},
			estimatedMinutes: 8,
			worked: "hacked-solved",
			failed: "needs-person",
		}),
		end(
			"hacked-solved",
			"resolved",
			text(
				"Avisa a tus contactos por si les escribieron en tu nombre.",
				"Warn your contacts in case somebody wrote to them in your name.",
			),
		),
		end(
			"solved",
			"resolved",
			text(
				"Si usabas esa contraseña en otro lado, cámbiala allí también.",
				"If you used that password anywhere else, change it there too.",
			),
		),
		end(
			"needs-person",
			"escalated",
			text(
				"Esto tiene que verlo una persona, que va a confirmar que la cuenta es tuya.",
				"A person has to look at this and confirm that the account is yours.",
			),
		),
	],
};
