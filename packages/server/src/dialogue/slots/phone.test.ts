import { describe } from "node:test";
import { parsePhone } from "./phone.ts";
import { english, mexican, spanish, table, unasked } from "./table.ts";

describe("telephone numbers", () => {
	table(parsePhone, spanish, [
		["11 4523-1234", "+541145231234"],
		["(011) 4523 1234", "+541145231234"],
		["+54 9 11 4523 1234", "+5491145231234"],
		["once cuarenta y cinco veintitrés doce treinta y cuatro", "+541145231234"],
		["es el once, cuatro cinco dos tres, uno dos tres cuatro", "+541145231234"],
		["once quince cuarenta y cinco veintitrés doce treinta y cuatro", "+5491145231234"],
		["anotá: tres cuatro uno, cuatro cinco seis, siete ocho nueve cero", "+543414567890"],
		["mi número es el 11 45 23 12 34, no, perdón, 12 35", "+541145231235"],
		["11 4523 1234, me equivoqué, es 11 4523 9999", "+541145239999"],
		["sí, anota, once cuarenta y cinco veintitrés doble cero doce", "+541145230012"],
		["cero once cuarenta y cinco veintitrés doce treinta y cuatro", "+541145231234"],
		["más cincuenta y cuatro nueve once cuarenta y cinco veintitrés doce treinta y cuatro", "+5491145231234"],
		["11-4523-1234 gracias", "+541145231234"],
		["no tengo teléfono", null],
		["tres", null],
		["doce treinta y cuatro", null],
		["prefiero no darlo", null],
	]);
	table(parsePhone, mexican, [
		["cinco cinco, uno dos tres cuatro, cinco seis siete ocho", "+525512345678"],
		["cincuenta y cinco doce treinta y cuatro cincuenta y seis setenta y ocho", "+525512345678"],
		["cinco cinco doble cero, doce treinta y cuatro, cinco seis", "+525500123456"],
		["33 1234 5678", "+523312345678"],
		["mi cel es ochenta y uno, doce treinta y cuatro, cincuenta y seis setenta y ocho", "+528112345678"],
	]);
	table(parsePhone, { ...spanish, country: "ES", locale: "es-ES" }, [
		["seis cero nueve, doce treinta y cuatro, cincuenta y seis", "+34609123456"],
		["seiscientos doce, treinta y cuatro, cincuenta y seis, setenta y ocho", "+34612345678"],
		["609 12 34 56", "+34609123456"],
	]);
	table(parsePhone, { ...spanish, country: "CO" }, [
		["trescientos diez, dos tres cuatro, cincuenta y seis setenta y ocho", "+573102345678"],
	]);
	table(parsePhone, english, [
		["415 555 2671", "+14155552671"],
		["it's (415) 555-2671", "+14155552671"],
		["four one five, five five five, two six seven one", "+14155552671"],
		["two one two five five five oh one double two", "+12125550122"],
		["one eight hundred five five five one two three four", "+18005551234"],
		["four fifteen, triple five, twenty six seventy one", "+14155552671"],
		["my cell is 415-555-2671 and my name is Bob", "+14155552671"],
		["415 555 2671, sorry, 2672", "+14155552672"],
		["plus forty four twenty seventy nine forty six zero nine five eight", "+442079460958"],
		["five five five oh one double two", null],
		["I have two phones", null],
	]);
	table(parsePhone, unasked(spanish), [
		["llámenme al 11 4523 1234 mañana", "+541145231234"],
		["mi pedido es el 1145231234", null],
		["el error es 0x80070057", null],
		["son 1145231 pesos", null],
		["el dni es 20123456", null],
		["tengo 3 computadoras y 2 impresoras", null],
	]);
});
