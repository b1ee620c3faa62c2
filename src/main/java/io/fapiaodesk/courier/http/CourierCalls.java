package io.fapiaodesk.courier.http;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The courier's HTTP interface. */
interface CourierCalls {

    @PutExchange("/shipments/{requestId}")
    Wire.Shipment ship(@PathVariable String requestId, @RequestBody Wire.Order order);

    @GetExchange("/shipments/{requestId}")
    Wire.Shipment shipment(@PathVariable String requestId);

    @GetExchange("/deliveries/{trackingNumber}")
    Wire.Delivery track(@PathVariable String trackingNumber);
}
