import { describe } from "node:test";
import { parseAmount } from "./amount.ts";
import { parseId } from "./id.ts";
import { parseNumber } from "./number.ts";
import { english, spanish, table, unasked } from "./table.ts";

describe("numbers", () => {
	table(parseNumber, spanish, [
		["cinco", 5],
		["treinta y dos", 32],
		["ciento veintitrés", 123],
		["mil", 1000],
		["dos mil quinientos uno", 2501],
		["un millón doscientos mil", 1_200_000],
		["tres y medio", 3.5],
		["tres coma cinco", 3.5],
		["menos cuatro", -4],
		["son 12", 12],
		["1.200,5", 1200.5],
		["tengo dos, no, perdón, tres", 3],
		["una", 1],
		["tengo una", null],
		["ninguna idea", null],
	]);
	table(parseNumber, english, [
		["forty-two", 42],
		["one hundred and five", 105],
		["twelve hundred", 1200],
		["two point five", 2.5],
		["a hundred", 100],
		["three, I mean four", 4],
		["no idea", null],
	]);
});

describe("amounts", () => {
	table(parseAmount, spanish, [
		["mil doscientos pesos con cincuenta", 1200.5],
		["$1.200,50", 1200.5],
		["1200,50 pesos", 1200.5],
		["dos mil quinientos", 2500],
		["son 25 lucas", 25_000],
		["veinte con cincuenta", 20.5],
		["medio millón de pesos", 500_000],
		["1.5 millones de pesos", 1_500_000],
		["cien dólares", 100],
		["cincuenta centavos", 0.5],
		["US$ 300", 300],
		["2 mil pesos, no, perdón, 3 mil", 3000],
		["no me acuerdo", null],
	]);
	table(parseAmount, english, [
		["twelve hundred dollars", 1200],
		["$1,200.50", 1200.5],
		["twenty dollars and fifty cents", 20.5],
		["a hundred and twenty-five bucks", 125],
		["2k", 2000],
		["about fifty", 50],
	]);
	table(parseAmount, unasked(spanish), [
		["pagué 1500 pesos", 1500],
		["tengo 2 impresoras", null],
	]);
});

describe("identifiers", () => {
	table(parseId, spanish, [
		["mi pedido es el A-1234", "A-1234"],
		["el número es cuatro cinco seis siete", "4567"],
		["a be ce uno dos tres", "ABC123"],
		["ABC 123", "ABC123"],
		["dni 20.123.456", "20123456"],
		["es el TK guion 55 doble cero", "TK-5500"],
		["el pedido es 4567, no, perdón, 4568", "4568"],
		["no lo sé", null],
	]);
	table(parseId, english, [
		["order number 4 5 double 6", "4566"],
		["ref XJ900", "XJ900"],
		["it's B as in Bravo 7 7 2", "B772"],
		["I don't have it", null],
	]);
	table(parseId, unasked(spanish), [
		["tengo 250 empleados", null],
		["mi número de pedido es 88231", "88231"],
	]);
});
