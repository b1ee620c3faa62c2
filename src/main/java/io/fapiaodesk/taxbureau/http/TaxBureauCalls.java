package io.fapiaodesk.taxbureau.http;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The tax bureau's HTTP interface. */
interface TaxBureauCalls {

    @PutExchange("/blue-invoices/{requestId}")
    Wire.Answer issue(@PathVariable String requestId, @RequestBody Wire.BlueInvoice invoice);

    @PutExchange("/red-invoices/{requestId}")
    Wire.Answer reverse(@PathVariable String requestId, @RequestBody Wire.RedInvoice invoice);

    @GetExchange("/requests/{requestId}")
    Wire.Answer status(@PathVariable String requestId);

    @PutExchange("/requests/{requestId}/cancellation")
    Wire.Answer cancel(@PathVariable String requestId);

    @GetExchange("/confirmation-forms/{number}")
    Wire.ConfirmationForm form(@PathVariable String number);

    @PutExchange("/confirmation-forms/{number}/confirmation")
    Wire.ConfirmationForm confirmForm(@PathVariable String number);
}
